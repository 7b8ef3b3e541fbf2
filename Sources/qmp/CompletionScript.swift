// SPDX-License-Identifier: Apache-2.0

/// What shells are told, so that they ask this program how its command lines go on.
///
/// The scripts that the argument parser makes know nothing of the server, which stands before the verb.
enum CompletionScript {
    /// The script for a shell.
    static func text(for shell: String) throws(ToolFailure) -> String {
        switch shell {
        case "bash": bash
        case "zsh": zsh
        case "fish": fish
        default: throw ToolFailure(.usage, "There are scripts for bash, zsh and fish")
        }
    }

    /// Bash breaks words at `=` and `:`, and replaces the last piece alone.
    private static let bash = """
        _qmp() {
            local line=${COMP_LINE:0:COMP_POINT} word
            word=${line##*[[:space:]]}
            mapfile -t COMPREPLY < <(qmp complete "$line" 2>/dev/null)
            if [[ ${COMPREPLY[0]-} == *[=.] ]]; then compopt -o nospace; fi
            if [[ $word == *[=:]* ]]; then
                local start=${word%"${word##*[=:]}"}
                COMPREPLY=("${COMPREPLY[@]#"$start"}")
            fi
        }
        complete -o default -F _qmp qmp

        """

    private static let zsh = """
        #compdef qmp
        _qmp() {
            local -a found unfinished
            found=("${(@f)$(qmp complete "${(j: :)words[1,CURRENT]}" 2>/dev/null)}")
            found=(${found:#})
            if (( ! $#found )); then _files; return; fi
            unfinished=(${(M)found:#*[=.]})
            found=(${found:#*[=.]})
            (( $#found )) && compadd -Q -- $found
            (( $#unfinished )) && compadd -Q -S '' -- $unfinished
        }
        if [ "$funcstack[1]" = "_qmp" ]; then _qmp "$@"; else compdef _qmp qmp; fi

        """

    private static let fish = """
        function __qmp_candidates
            set -l found (qmp complete (commandline -cp) 2>/dev/null)
            if test (count $found) -eq 0
                __fish_complete_path (commandline -ct)
            else
                printf '%s\\n' $found
            end
        end
        complete -c qmp -f -a '(__qmp_candidates)'

        """
}
