# Completes the words of `warraq`, `build.py` and `python build.py`; other scripts are completed as before.
_warraq_ask() {  # $@: the program as it was typed, and the script if there is one
  local answer line="${(j: :)words[1,CURRENT-1]} $QIPREFIX$IPREFIX$PREFIX"
  local -a told plain folders
  for answer in "${(@f)$(
    COMP_LINE=$line _ARGCOMPLETE=$# _ARGCOMPLETE_SHELL=fish _ARGCOMPLETE_IFS=$'\n' _ARGCOMPLETE_DFS=$'\t' \
      _ARGCOMPLETE_SUPPRESS_SPACE=1 "${@/#\~\//$HOME/}" 8>&1 >/dev/null 2>&1 </dev/null
  )}"; do
    case $answer in
      */$'\t') folders+=("${answer%$'\t'}") ;;
      *$'\t') plain+=("${answer%$'\t'}") ;;
      *?$'\t'?*) told+=("${${answer/:/\\:}/$'\t'/:}") ;;
    esac
  done
  if compset -P '\~/'; then  # it would be quoted
    folders=("${(@)folders#\~/}") plain=("${(@)plain#\~/}")
  fi
  _describe word told
  compadd -a plain
  compadd -S '' -a folders
}

_warraq_answers() {  # never run a script that may be anything to ask it for words
  grep -qs PYTHON_ARGCOMPLETE_OK "${1/#\~\//$HOME/}"
}

_warraq() {
  if [[ ${words[1]:t} != build.py ]] || _warraq_answers "${commands[$words[1]]:-$words[1]}"; then
    _warraq_ask "$words[1]"
  else
    _default
  fi
}

_warraq_python() {
  if ((CURRENT > 2)) && [[ ${words[2]:t} == build.py ]] && _warraq_answers "$words[2]"; then
    _warraq_ask "$words[1]" "$words[2]"
  else
    ${_warraq_others:-_default} "$@"
  fi
}

(($+functions[compdef])) || { autoload -Uz compinit && compinit -i }
(($+functions[_python])) && _warraq_others=_python
compdef _warraq warraq build.py
compdef _warraq_python python python3
