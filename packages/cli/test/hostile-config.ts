/** A global configuration of git in which everything is set that could change what it says. */
export function hostileConfig(folder: string): string {
  return `
[core]
  abbrev = 4
  attributesFile = ${folder}/attributes
  bigFileThreshold = 1
  checkStat = minimal
  commitGraph = false
  compression = 9
  fsmonitor = ${folder}/silent-monitor
  logAllRefUpdates = false
  multiPackIndex = false
  pager = false
  preloadIndex = false
  quotePath = false
  safecrlf = warn
  trustCtime = false
  untrackedCache = true
  warnAmbiguousRefs = false
  whitespace = tab-in-indent,cr-at-eol
[diff]
  algorithm = patience
  autoRefreshIndex = false
  colorMoved = zebra
  colorMovedWS = ignore-all-space
  context = 9
  dirstat = lines,0
  dstPrefix = new/
  external = false
  guitool = false
  ignoreSubmodules = all
  indentHeuristic = false
  interHunkContext = 9
  mnemonicPrefix = true
  noPrefix = true
  orderFile = ${folder}/order
  relative = true
  renameLimit = 1
  renames = copies
  srcPrefix = old/
  statGraphWidth = 1
  submodule = log
  suppressBlankEmpty = true
  tool = false
  wordRegex = .
  wsErrorHighlight = all
[diff "shift"]
  binary = true
  cachetextconv = true
  command = false
  textconv = sed 1i//
  xfuncname = .
[alias]
  apply = !false
  cat-file = !false
  diff = !false
  diff-files = !false
  ls-files = !false
  merge-base = !false
  rev-parse = !false
[color]
  branch = always
  diff = always
  status = always
  ui = always
[column]
  ui = always
[pager]
  cat-file = true
  diff = true
  ls-files = true
[status]
  branch = true
  relativePaths = false
  renames = copies
  short = true
  showStash = true
  showUntrackedFiles = no
  submoduleSummary = true
[apply]
  ignoreWhitespace = change
  whitespace = fix
[feature]
  manyFiles = true
[i18n]
  commitEncoding = latin1
  logOutputEncoding = latin1
[index]
  sparse = true
[log]
  date = relative
  showSignature = true
[submodule]
  recurse = true
[trace2]
  eventTarget = 2
  normalTarget = 2
  perfTarget = 2
`;
}
