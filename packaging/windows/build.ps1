# Build the installer for Windows from a clean checkout: packaging\dist\Dossier-VERSION-Setup.exe.
# Needs Python 3.11 or newer (py -3.11) and NSIS (makensis on the PATH).
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true
Set-Location "$PSScriptRoot\..\.."
$build = "packaging\build"
$venv = "$build\venv"
New-Item -ItemType Directory -Force $build, packaging\dist | Out-Null
py -3.11 -m venv --clear $venv
$python = "$venv\Scripts\python.exe"
& $python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging\requirements.lock
if (-not $env:SOURCE_DATE_EPOCH) { $env:SOURCE_DATE_EPOCH = (git log -1 --format=%ct) }
$env:PYTHONHASHSEED = "0"
$env:QT_QPA_PLATFORM = "offscreen"
& $python packaging\icons.py $build\icons
& $python -m PyInstaller --noconfirm --clean --log-level WARN --distpath $build\frozen --workpath $build\work packaging\dossier.spec
& $python packaging\contents.py $build\frozen\dossier $build\contents.cdx.json
Copy-Item LICENSE, $build\contents.cdx.json $build\frozen\dossier
Remove-Item Env:QT_QPA_PLATFORM
# The frozen program must read and write before it is packed.
& $python packaging\try_frozen.py $build\frozen\dossier\dossier-cli.exe
$version = & $python -c "import re, pathlib; print(re.search(r'__version__ = .(.+?)\W$', pathlib.Path('dossier/__init__.py').read_text(), re.M)[1])"
$frozen = (Resolve-Path "$build\frozen\dossier").Path
$icon = (Resolve-Path "$build\icons\dossier.ico").Path
$out = Join-Path (Resolve-Path packaging\dist).Path "Dossier-$version-Setup.exe"
makensis -V2 "-DVERSION=$version" "-DFROZEN=$frozen" "-DICON=$icon" "-DOUT=$out" packaging\windows\installer.nsi
# As sha256sum writes it, to be compared by whoever downloads.
$sum = (Get-FileHash -Algorithm SHA256 $out).Hash.ToLower()
"$sum  $(Split-Path -Leaf $out)" | Set-Content -Encoding ascii packaging\dist\SHA256SUMS
Get-Content packaging\dist\SHA256SUMS
