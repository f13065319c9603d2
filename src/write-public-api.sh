#!/usr/bin/env bash
# Writes anew what the libraries show beyond what was released: PublicApi/PublicAPI.Unshipped.txt for what every framework has, and
# the file of that name in PublicApi/net for what .NET alone has. The list is what the analyzer misses when nothing is listed.
set -euo pipefail
cd "$(dirname "$0")"
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_UI_LANGUAGE=en LC_ALL=C

unlisted() {
    { dotnet build "$1" -f "$2" -nologo -tl:off -v:q -p:TreatWarningsAsErrors=false || true; } |
        sed -nE "s/.*(warning|error) RS0016: Symbol '(.*)' is not part of the declared public API.*/\2/p" | sort -u
}

for library in Fal.Nodes Fal.Nodes.Webhooks; do
    for file in "$library"/PublicApi/PublicAPI.Unshipped.txt "$library"/PublicApi/net/PublicAPI.Unshipped.txt; do
        [ ! -f "$file" ] || echo '#nullable enable' >"$file"
    done
    standard=$(unlisted "$library" netstandard2.0)
    net=$(unlisted "$library" net10.0)
    comm -12 <(echo "$standard") <(echo "$net") >>"$library/PublicApi/PublicAPI.Unshipped.txt"
    [ ! -d "$library/PublicApi/net" ] || comm -13 <(echo "$standard") <(echo "$net") >>"$library/PublicApi/net/PublicAPI.Unshipped.txt"
done
