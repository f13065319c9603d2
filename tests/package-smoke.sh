#!/usr/bin/env bash
# What a stranger does: adds the packed package to a new project outside the repository, with an empty package cache, and builds.
#
#   tests/package-smoke.sh             packs first
#   tests/package-smoke.sh FOLDER      takes the packages that are in FOLDER
set -euo pipefail
repository=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export NUGET_PACKAGES="$work/cache"
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1
# No compiler server outlives this script but one that its caller has and ends.
build=(dotnet build -nologo -tl:off -v:q "-p:UseSharedCompilation=${UseSharedCompilation:-false}")

step() { printf '%s\n' "$1"; }
fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }
expect() { grep -qF -- "$2" <<<"$1" || fail "expected '$2' in: $1"; }

if [ $# -gt 0 ]; then
    feed=$(cd "$1" && pwd)
else
    step "Pack"
    feed="$work/feed"
    # The repository restores into the user's own cache: what it needs is no part of what is tested.
    env -u NUGET_PACKAGES dotnet pack "$repository/Packages.slnf" -p:PackageOutputPath="$feed" -nologo -tl:off -v:q
fi
ls "$feed"/Fal.Build.[0-9]*.nupkg >/dev/null 2>&1 || fail "there is no package of Fal.Build in $feed, which holds: $(ls -m "$feed")"
version=$(basename "$feed"/Fal.Build.[0-9]*.nupkg .nupkg)
version=${version#Fal.Build.}

step "Create a console project and add the package"
cp -r "$repository/samples/Fal.PackageSample" "$work/App"
rm -rf "$work/App/bin" "$work/App/obj"
cd "$work/App"
cat >NuGet.config <<EOF
<configuration><packageSources><add key="feed" value="$feed" /></packageSources></configuration>
EOF
sed -i '/<PackageReference Include="Fal.Build"/d' Fal.PackageSample.csproj
dotnet add package Fal.Build --version "$version" >"$work/log" 2>&1 || { cat "$work/log"; fail "the package can't be added"; }
expect "$(cat Fal.PackageSample.csproj)" "<PackageReference Include=\"Fal.Build\" Version=\"$version\" />"

step "Build and run"
"${build[@]}"
output=$(dotnet run --no-build)
expect "$output" '"audio_url":"https://example.com/meeting.mp3"'
expect "$output" "Scribe: Good morning."
expect "$output" "9 endpoints"

step "Format, with the Roslyn that the package brings"
printf '[*.cs]\nindent_style = tab\n' >.editorconfig
"${build[@]}" --no-restore -p:FalFormatGeneratedCode=true
grep -q "^$(printf '\t')public" obj/Debug/net10.0/fal/SpeechToText/Scribe.g.cs || fail "the code isn't formatted"

step "Edit a config and build again"
sed -i 's/"class_name": "Scribe"/"class_name": "Writer"/' configs/speech_to_text.json
sed -i 's/Scribe/Writer/g' Program.cs
"${build[@]}" --no-restore
expect "$(dotnet run --no-build)" "Writer: Good morning."

step "Break a config: the build says where and fails"
sed -i 's/"class_name"/"klass_name"/' configs/speech_to_text.json
if "${build[@]}" --no-restore >"$work/log" 2>&1; then fail "a wrong config was built"; fi
expect "$(cat "$work/log")" "configs/speech_to_text.json("
expect "$(cat "$work/log")" "error FAL1003"
sed -i 's/"klass_name"/"class_name"/' configs/speech_to_text.json

step "Clean"
"${build[@]}" --no-restore
dotnet clean -nologo -tl:off -v:q
[ -z "$(find obj -path '*fal*' -type f)" ] || fail "Clean left $(find obj -path '*fal*' -type f)"

step "The package works in a stranger's project."
