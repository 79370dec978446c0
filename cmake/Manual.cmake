# The man page and the completions, as the program that was just built prints them, and where they go.
set(manual ${PROJECT_BINARY_DIR}/manual)
file(MAKE_DIRECTORY ${manual})
add_custom_command(
  OUTPUT ${manual}/baoshu.1 ${manual}/baoshu.bash ${manual}/_baoshu ${manual}/baoshu.fish
  COMMAND baoshu-command man -o ${manual}/baoshu.1
  COMMAND baoshu-command completion bash -o ${manual}/baoshu.bash
  COMMAND baoshu-command completion zsh -o ${manual}/_baoshu
  COMMAND baoshu-command completion fish -o ${manual}/baoshu.fish
  DEPENDS baoshu-command COMMENT "Writing the man page and completions" VERBATIM)
add_custom_target(manual ALL DEPENDS ${manual}/baoshu.1)

install(FILES ${manual}/baoshu.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${manual}/baoshu.bash RENAME baoshu
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${manual}/_baoshu DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${manual}/baoshu.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
