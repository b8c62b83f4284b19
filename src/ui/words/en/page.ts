/** The page around the panels. */
export const page = {
  title: 'hmapscope',
  description:
    'Run Go programs in a browser tab, stop between any two memory accesses, and watch concurrent map writes happen.',

  programs: {
    'two-writers': {
      name: 'Two writers, one map',
      hint: 'Both write. Sometimes Go notices.',
    },
    'reader-writer': {
      name: 'A reader and a writer',
      hint: 'Reading while another writes.',
    },
    growth: {
      name: 'Three writers, one growing map',
      hint: 'Buckets move while others write.',
    },
    mutex: { name: 'Two writers with a mutex', hint: 'The same program, mended.' },
    'iterate-while-writing': {
      name: 'Range while writing',
      hint: 'A loop over a map being written.',
    },
    'string-keys': { name: 'String keys', hint: 'Two goroutines count visits.' },
  },

  drop: 'Drop a Go file or a recording to open it',

  programPicker: {
    title: 'Programs',
    ask: 'Find a program',
    start: 'Start here',
    loading: 'Loading the stories…',
    nothing: 'No program is called that.',
  },

  header: {
    program: 'Program: {name}',
    chooseProgram: 'Choose a program (P)',
    ownProgram: 'Your program',
    goVersionHint:
      'Maps as of Go 1.23.5, the last release with the classic hmap, byte for byte on linux/amd64',
    share: 'Share link',
    shareHint: 'Copy a link that reopens this very moment',
    theme: {
      system: 'Colours follow the system. Switch to light',
      light: 'Light. Switch to dark',
      dark: 'Dark. Switch to the system’s colours',
    },
    otherLanguage: '中文',
    languageHint: 'Switch to Chinese',
    commandsHint: 'Commands ({key})',
    openFile: 'Open a Go file or a recording (O)',
    saveFile: 'Save the run as a file (S)',
    plainMemory: 'plain memory',
    plainMemoryHint:
      'This page is not cross-origin isolated, so the run’s memory is copied to it after every step instead of shared. The bytes are the same; long runs are slower to draw.',
  },

  share: {
    menu: 'More ways to share',
    embed: 'Embed code…',
    embedHint: 'This moment inside another page',
    svg: 'Memory as SVG',
    svgHint: 'All of the map, as a drawing that scales',
    png: 'Memory as PNG',
    pngHint: 'All of the map, as an image',
    embedTitle: 'Embed this moment',
    embedText: 'Paste this into a page. Readers can step and play it there.',
    embedCode: 'Embed code',
    embedName: 'hmapscope: a Go map, step by step',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'The browser would not copy it: select and copy it here.',
  },

  embed: {
    open: 'Open in hmapscope',
    openHint: 'This moment on the whole page, with its code and timeline',
  },

  places: {
    code: 'Code',
    stage: 'Memory',
    timeline: 'Timeline',
    next: 'About to happen',
    why: 'Why',
    output: 'Output',
    bytes: 'Bytes',
    transport: 'Time',
    resizeColumns: 'Resize columns',
    resizeRows: 'Resize memory and timeline',
    resizeCode: 'Resize program and runtime source',
  },

  notices: {
    dismiss: 'Dismiss',
    shared: 'Link copied. It reopens this very moment.',
    sharedNotCopied: 'The browser would not copy the link. Here it is:',
    lacksEdits: 'It has the program that runs: run your edits first to share them.',
    badLink: 'This link cannot be opened: {reason}',
    badFile: 'This file cannot be opened: {reason}',
    unfitFile: {
      many: 'hmapscope opens one file at a time: a Go program, or a recording. A program is one main.go here.',
      tooLarge: '{name} is too large: a program may have 1 MB, a recording 64 MB.',
      notText: '{name} is not text in UTF-8, as Go wants its programs.',
      unreadable: 'The browser could not read {name}. Folders cannot be opened.',
      neither: '{name} is neither a Go program nor a recording.',
    },
    saved: 'Saved as {name}. Open it here, or with “hmapscope replay”.',
    badShare: {
      foreignLink: 'This is no hmapscope link.',
      foreignFile: 'This file is no recording of hmapscope.',
      damaged: 'This link is damaged or cut off. Ask for it again.',
      damagedAt: 'This link is damaged: no link has its character {at, number}. Ask for it again.',
      damagedFile: 'This file is damaged or cut off. Ask for it again.',
      newer:
        'This was shared from a newer hmapscope: it has version {version}, and this page reads versions up to {newest, number}. Reload the page to bring it up to date.',
      impossible: 'This link is damaged: its {part} is none that a run can have. Ask for it again.',
      part: {
        source: 'program',
        goVersion: 'version of Go',
        number: 'number',
        policy: 'policy',
        schedule: 'schedule',
        cursor: 'moment',
        mark: 'state hash',
        limit: 'limit',
        view: 'view',
      },
      tooLarge:
        'It is too large for this page: more than {most, number} {what, select, steps {steps} bytes {bytes} other {characters}}.',
      field:
        'This file cannot be opened: its “{name}” {is, select, missing {is missing} unknown {is not known here} whole {must be a whole number from {least, number} {most, plural, =0 {on} other {to #}}} hex {must be {least, number} to {most, number} hex digits in lower case, evenly many} choice {is none: choice {nth, number}, in line {line, number} at column {column, number}, is “{word}”} tooLong {has more than {most, number}} version {must be the version of the file} goVersion {must be a version like “1.23.5”} lines {must be a list of lines} list {must be a list} entry {must have a name for each of its parts} noSource {must be there, or “builtIn” instead} builtIn {must be the id of a built-in program} fileName {must be the name of a file, without its folder} policy {must have a “kind”: byHand, roundRobin (with “quantum”), random or golike (with “seed”)} onlyTrue {must be true, or be left out} view {must be a list of names and values} viewName {has a name that no view has} viewValue {must be a small text, a number or a boolean} behindEnd {is behind the schedule’s end} other {must be in order of step}}.',
      goVersion: 'It needs Go {version}, which this hmapscope does not run.',
      unknownProgram: 'It needs the built-in program “{id}”, which this hmapscope does not have.',
    },
    cutShort: 'Stopped after {made, number} of the {length, number} steps that were shared.',
    goOn: 'Make the rest',
    tooLong: 'This run is too long for a link. Save it as a file instead: nothing is lost.',
    drift: {
      at: 'This run drifted at step {at, number}{kind, select, choice {, where goroutine {gid} cannot go on as it did} early {, where it ended too soon} late {, where it should have ended} other {}}: the link was made by another hmapscope; what follows is not what its maker saw.',
      between:
        'This run drifted between step {agreed, number} and step {at, number}{kind, select, choice {, where goroutine {gid} cannot go on as it did} early {, where it ended too soon} late {, where it should have ended} other {}}: the link was made by another hmapscope; what follows is not what its maker saw.',
      before:
        'This run drifted before step {at, number}{kind, select, choice {, where goroutine {gid} cannot go on as it did} early {, where it ended too soon} late {, where it should have ended} other {}}: the link was made by another hmapscope; what follows is not what its maker saw.',
    },
    limit:
      'Stopped after {steps, plural, one {# step} other {# steps}}, the longest run one recording holds. Go back and choose differently, or make the program smaller; “hmapscope run --steps” goes on for longer.',
    spinning:
      'Stopped: a goroutine goes round a loop that touches nothing another one could see, and may never leave it. Step another goroutine, or change the loop.',
    atBreakpoint: '<who></who> has come to the breakpoint <code>{place}</code>.',
    noCode:
      'No breakpoint can stand on line {line, number} of {file}: from there on nothing is done that another goroutine could see.',
    noHit: {
      forward: 'The program came to its end, and no breakpoint on the way.',
      back: 'No breakpoint came true before this step.',
    },
    noThrow:
      'Many orders were tried from here, and the program came to its end in each. That proves nothing, but if a throw is possible it is rare.',
    machineDied: 'The machine stopped: {reason}',
    revive: 'Start it again here',
    notKept:
      'The browser keeps nothing for this page: its storage is full, or forbidden. Save main.go, or the run, before you leave.',
    failed: 'That did not work: {reason}',
  },

  empty: {
    starting: 'Starting the machine…',
    replaying: 'Making the shared run again: {made, number} of {length, number} steps',
    nothingRuns: 'No program runs',
    machineGone: 'The machine could not run here. Start it again above, or reload the page.',
    hasErrors: 'main.go has errors. Mend them on the left, then run it.',
  },
} as const;
