#!/bin/sh
# Guards the embedded PostgreSQL for one process of ours, whose end of the pipe on standard input closes when that
# process ends, however it ends. Then, if nobody else uses the server, it is shut down: last one out.
#
#   embedded-guard.sh START_LOCK USERS_LOCK CLUSTER LOG [SERVER ARGUMENT...]
#
# With a server command the guard is also the server's parent, so that a dead server is reaped at once and never
# stands in the way as a zombie. Who leaves in good order says "bye" first, and hears "left" when others stay.

# A terminal's or a service manager's signal to everyone must not take the server before the desk has drained.
trap '' HUP INT TERM PIPE
umask 077

start_lock=$1 users_lock=$2 cluster=$3 log=$4
shift 4
exec 3<&0 </dev/null

runs() {
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  case ${stat##*) } in [ZX]*) return 1 ;; esac
}

# A process id in a lock file may long belong to somebody else: its command line must name this cluster.
owner() {
  { read -r recorded <"$cluster/postmaster.pid"; } 2>/dev/null || return 1
  runs "$recorded" || return 1
  tr '\0' '\n' <"/proc/$recorded/cmdline" 2>/dev/null | grep -qxF -e "$cluster" && echo "$recorded"
}

stop() {
  twentieths=0
  while runs "$1"; do
    # Again and again: a server that is only just starting does not listen to signals yet.
    [ $((twentieths % 10)) -eq 0 ] && kill -INT "$1"
    twentieths=$((twentieths + 1))
    # A minute for the shutdown checkpoint; after that, crash recovery is the smaller evil.
    [ "$twentieths" -eq 1200 ] && kill -QUIT "$1"
    [ "$twentieths" -eq 1400 ] && kill -KILL "$1"
    sleep 0.05
  done
}

# Stops the server unless others use it. Fails, with the start lock given back, when they do.
stop_as_last() {
  flock 8
  if ! flock -n 9; then
    flock -u 8
    return 1
  fi
  last=${server:-$(owner)}
  [ -n "$last" ] && stop "$last"
  return 0
}

watch() {
  said=
  while read -r line <&3; do said=$line; done
  exec 2>/dev/null
  if true >>"$start_lock" && true >>"$users_lock"; then
    exec 8>>"$start_lock" 9>>"$users_lock"
  else
    # Somebody removed the data folder under the server: it is of no use to anyone.
    [ -n "$server" ] && stop "$server"
    return
  fi
  stop_as_last && return
  # The pipe of a killed process may close before its lock does; one that says goodbye has given its lock back before.
  tries=0
  while [ "$said" != bye ] && [ "$tries" -lt 25 ]; do
    sleep 0.2
    stop_as_last && return
    tries=$((tries + 1))
  done
  echo left
}

server=
[ $# -eq 0 ] && { watch; exit 0; }

"$@" >>"$log" 2>&1 3<&- &
server=$!
watch &
watcher=$!
wait "$server"
status=$?
kill -KILL "$watcher"
exit "$status"
