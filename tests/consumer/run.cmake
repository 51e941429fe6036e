# Stops where a command fails.
function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# Whether the program scores as it should.
function(check_output program)
  execute_process(COMMAND ${program} OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
  set(expected "X2 scores 75\nX1 scores 25\n")
  if(NOT output STREQUAL expected)
    message(FATAL_ERROR "It wrote\n${output}instead of\n${expected}")
  endif()
endfunction()
