# Completes the words of `warraq`, `build.py` and `python build.py`; other scripts are completed as before.
_warraq_ask() {  # $@: the program as it was typed, and the script if there is one
  local word
  COMPREPLY=()
  while IFS=$'\t' read -r word _ || [[ $word ]]; do
    [[ $word ]] && COMPREPLY+=("$word")
  done < <(
    COMP_LINE=${COMP_LINE:0:COMP_POINT} _ARGCOMPLETE=$# _ARGCOMPLETE_SHELL=bash _ARGCOMPLETE_COMP_WORDBREAKS=$COMP_WORDBREAKS \
      _ARGCOMPLETE_IFS=$'\n' _ARGCOMPLETE_DFS=$'\t' _ARGCOMPLETE_SUPPRESS_SPACE=1 \
      "${@/#\~\//$HOME/}" 8>&1 >/dev/null 2>&1 </dev/null
  )
  [[ ${COMPREPLY-} != *[/=:] ]] || compopt -o nospace 2>/dev/null  # not there in macOS's bash
}

_warraq_answers() {  # never run a script that may be anything to ask it for words
  grep -qs PYTHON_ARGCOMPLETE_OK "${1/#\~\//$HOME/}"
}

_warraq() {
  if [[ ${1##*/} != build.py ]] || _warraq_answers "$(type -P "${1/#\~\//$HOME/}")"; then
    _warraq_ask "$1"
  else
    compopt -o default 2>/dev/null
  fi
}

_warraq_python() {
  local script=${COMP_WORDS[1]-}
  if ((COMP_CWORD > 1)) && [[ ${script##*/} == build.py ]] && _warraq_answers "$script"; then
    _warraq_ask "$1" "$script"
  elif [[ ${_warraq_others-} ]]; then
    "$_warraq_others" "$@"
  else
    compopt -o default 2>/dev/null
  fi
}

{ _comp_load python || _completion_loader python; } 2>/dev/null
if [[ $(complete -p python 2>/dev/null) =~ \ -F\ ([^ ]+) && ${BASH_REMATCH[1]} != _warraq_python ]]; then
  _warraq_others=${BASH_REMATCH[1]}
fi
complete -F _warraq warraq build.py
complete -F _warraq_python python python3
