@rem npm scripts begin with the shell's exec, so that signals reach the desk itself; cmd.exe finds this instead.
@%*
