#!/bin/sh
# Guards the embedded PostgreSQL for one process of ours, whose end of the pipe on standard input closes when that
# process ends, however it ends. Then, if nobody else uses the server, it is shut down: last one out.
#
#   embedded-guard.sh START_LOCK USERS_LOCK CLUSTER LOG [SERVER ARGUMENT...]
#
# With a server command the guard is also the server's parent, so that a dead server is reaped at once and never
# stands in the way as a zombie. Says "left" when others still use the server.

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

watch() {
  while read -r _line <&3; do :; done
  if { : >>"$start_lock" && : >>"$users_lock"; } 2>/dev/null; then
    exec 8>>"$start_lock" 9>>"$users_lock"
    flock 8
    flock -n 9 || { echo left; return; }
  fi
  last=${server:-$(owner)}
  [ -n "$last" ] && stop "$last"
}

[ $# -eq 0 ] && { watch; exit 0; }

"$@" >>"$log" 2>&1 3<&- &
server=$!
watch &
watcher=$!
wait "$server"
status=$?
kill -KILL "$watcher"
exit "$status"
