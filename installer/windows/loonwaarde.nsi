; The installer for Windows, 64 bits, in Dutch. installer/desktops.py hands over what varies:
;   VERSION   0.1.0            FOLDER   the frozen program      ICON   loonwaarde.ico
;   OUT       file to write    SIZE     kilobytes on disk
;
; Without questions:  setup.exe /S [/AllUsers | /CurrentUser] [/D=C:\map]      (/D last, without quotes)
;                     Verwijderen.exe /S
; Exit status: 0 done, 1 stopped by the user, 2 refused (the reason is shown when there is a screen).

Unicode true
Target amd64-unicode
ManifestDPIAware true
SetCompressor /SOLID lzma
Name "Loonwaarde ${VERSION}"
OutFile "${OUT}"
BrandingText "Loonwaarde ${VERSION}"

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_INSTDIR "Loonwaarde"
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_FUNCTION ChooseFolder
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Loonwaarde"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${UNINSTALL}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "DisplayVersion"
!include MultiUser.nsh
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\loonwaarde.exe"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Loonwaarde wordt van deze computer verwijderd. Uw archieven en reservekopieën blijven staan."
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder

Var GivenFolder
Var Archives

!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_DUTCH} "ProductName" "Loonwaarde"
VIAddVersionKey /LANG=${LANG_DUTCH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_DUTCH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_DUTCH} "FileDescription" "Loonwaarde installeren"
VIAddVersionKey /LANG=${LANG_DUTCH} "LegalCopyright" "EUPL-1.2"

Function .onInit
  StrCpy $GivenFolder $INSTDIR
  StrCpy $Archives "$LOCALAPPDATA\loonwaarde" ; asked now: for everybody $LOCALAPPDATA means another folder
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "Loonwaarde heeft Windows 10 of nieuwer nodig, 64 bits." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

; Never the folder of the user's archives.
Function ChooseFolder
  ${If} $GivenFolder != ""
    StrCpy $INSTDIR $GivenFolder
  ${ElseIf} $MultiUser.InstallMode == "CurrentUser"
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Loonwaarde"
  ${EndIf}
FunctionEnd

Function CheckFolder
  Call FolderProblem
  Pop $0
  ${If} $0 != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$0"
    Abort
  ${EndIf}
FunctionEnd

; Pushes what is wrong with $INSTDIR, or nothing.
Function FolderProblem
  ${If} ${FileExists} "$INSTDIR\archief.db"
  ${OrIf} ${FileExists} "$INSTDIR\sleutel.json"
    Push "In deze map staat een archief. Kies een andere map voor het programma."
    Return
  ${EndIf}
  ${If} $INSTDIR == $Archives
    Push "In deze map bewaart Loonwaarde uw archieven. Kies een andere map voor het programma."
    Return
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\loonwaarde.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\loonwaarde.exe" a
    ${If} ${Errors}
      Push "Loonwaarde is nog open, of u mag in deze map niet schrijven. Sluit het programma en probeer het opnieuw."
      Return
    ${EndIf}
    FileClose $1
  ${EndIf}
  Push ""
FunctionEnd

Section "Loonwaarde"
  Call FolderProblem
  Pop $0
  ${If} $0 != ""
    MessageBox MB_OK|MB_ICONSTOP "$0" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR\_internal" ; an older version may hold files this one has not
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\Verwijderen.exe"
  SetOutPath "$PROFILE" ; where the program starts from the menu
  CreateShortcut "$SMPROGRAMS\Loonwaarde.lnk" "$INSTDIR\loonwaarde.exe"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "Loonwaarde"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\loonwaarde.exe"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "Loonwaarde"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\Verwijderen.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Verwijderen.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
SectionEnd

; By name: whatever else lies in the folder, an archive for instance, is not ours to remove.
Section "Uninstall"
  ClearErrors
  FileOpen $1 "$INSTDIR\loonwaarde.exe" a
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "Loonwaarde is nog open. Sluit het programma en probeer het opnieuw." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  FileClose $1
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\loonwaarde.exe"
  Delete "$INSTDIR\loonwaarde-opdracht.exe"
  Delete "$INSTDIR\LICENTIES.txt"
  Delete "$INSTDIR\loonwaarde.cdx.json"
  Delete "$INSTDIR\Verwijderen.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Loonwaarde.lnk"
  DeleteRegKey SHCTX "${UNINSTALL}"
SectionEnd
