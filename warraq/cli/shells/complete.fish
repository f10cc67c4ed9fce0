# Completes the words of `warraq`, `build.py` and `python build.py`; other scripts are completed as before.
function __warraq_ask # the program as it was typed, and the script if there is one
    set -lx COMP_LINE (commandline -cp | string collect)
    set -lx _ARGCOMPLETE (count $argv)
    set -lx _ARGCOMPLETE_SHELL fish
    set -lx _ARGCOMPLETE_IFS \n
    set -lx _ARGCOMPLETE_DFS \t
    set -lx _ARGCOMPLETE_SUPPRESS_SPACE 1
    set -l program (string replace -r '^~/' $HOME/ -- $argv)
    $program 8>&1 >/dev/null 2>/dev/null </dev/null
end

function __warraq_answers # never run a script that may be anything to ask it for words
    set -l words (commandline -opc)
    set -l script (string replace -r '^~/' $HOME/ -- $words[$argv[1]])
    string match -qr '(^|/)build\.py$' -- $script
    or return
    test -f $script
    or set script (command -s $script)
    grep -qs PYTHON_ARGCOMPLETE_OK $script
end

complete -c warraq -f -a '(__warraq_ask (commandline -opc)[1])'
complete -c build.py -n '__warraq_answers 1' -f -a '(__warraq_ask (commandline -opc)[1])'
for python in python python3
    complete -c $python -n '__warraq_answers 2' -f -a '(__warraq_ask (commandline -opc)[1 2])'
end
