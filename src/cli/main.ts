console.error('hmapscope: no command yet');
process.exitCode = 2;
