; The installer for Windows, of what packaging/windows/build.ps1 froze.
;   makensis -DVERSION=0.1.0 -DFROZEN=path\to\dossier -DOUT=Dossier-Setup.exe -DICON=dossier.ico installer.nsi
; For the user who runs it alone, so that it asks for no administrator. /S installs silently, /D=FOLDER says where.
; The program is for 64 bits only, and so is its installer.
Target amd64-unicode
Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"
!ifndef VERSION
  !error "Say which version this is: -DVERSION=1.2.3"
!endif
!define REGISTERED "Software\Microsoft\Windows\CurrentVersion\Uninstall\Dossier"

Name "Dossier"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Dossier"
InstallDirRegKey HKCU "${REGISTERED}" "InstallLocation"
SetCompressor /SOLID lzma
!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\dossier.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1033 "ProductName" "Dossier"
VIAddVersionKey /LANG=1033 "FileDescription" "Dossier installer"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "GPL-3.0-or-later"

Section "Dossier"
  ; An older version's files go first: a library left behind could be loaded instead of the new one.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FROZEN}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\Dossier.lnk" "$INSTDIR\dossier.exe"

  WriteRegStr HKCU "Software\Classes\.dossier" "" "Dossier.Case"
  WriteRegStr HKCU "Software\Classes\.dossier" "Content Type" "application/vnd.dossier.case"
  WriteRegStr HKCU "Software\Classes\Dossier.Case" "" "Dossier case"
  WriteRegStr HKCU "Software\Classes\Dossier.Case\DefaultIcon" "" "$INSTDIR\dossier.exe,0"
  WriteRegStr HKCU "Software\Classes\Dossier.Case\shell\open\command" "" '"$INSTDIR\dossier.exe" gui "%1"'

  WriteRegStr HKCU "${REGISTERED}" "DisplayName" "Dossier"
  WriteRegStr HKCU "${REGISTERED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REGISTERED}" "Publisher" "The Dossier developers"
  WriteRegStr HKCU "${REGISTERED}" "DisplayIcon" "$INSTDIR\dossier.exe"
  WriteRegStr HKCU "${REGISTERED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REGISTERED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REGISTERED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REGISTERED}" "NoModify" 1
  WriteRegDWORD HKCU "${REGISTERED}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${REGISTERED}" "EstimatedSize" "$0"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  ; By name, never the whole folder: somebody may have installed into one that holds other things.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\dossier.exe"
  Delete "$INSTDIR\dossier-cli.exe"
  Delete "$INSTDIR\contents.cdx.json"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Dossier.lnk"
  DeleteRegKey HKCU "Software\Classes\Dossier.Case"
  ReadRegStr $0 HKCU "Software\Classes\.dossier" ""
  StrCmp $0 "Dossier.Case" 0 +2
    DeleteRegKey HKCU "Software\Classes\.dossier"
  DeleteRegKey HKCU "${REGISTERED}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
