# cmake -DINPUT=text -DOUTPUT=source.cpp -DNAME=function -P EmbedText.cmake
# Writes a function that gives the text. The text is cut into short literals at line ends, since compilers limit their
# length and a cut inside a character would not be UTF-8.
file(READ ${INPUT} text)
set(literals "")
while(NOT text STREQUAL "")
  string(LENGTH "${text}" length)
  if(length GREATER 4000)
    string(SUBSTRING "${text}" 0 4000 part)
    string(FIND "${part}" "\n" cut REVERSE)
    math(EXPR cut "${cut} + 1")
  else()
    set(cut ${length})
  endif()
  string(SUBSTRING "${text}" 0 ${cut} part)
  string(SUBSTRING "${text}" ${cut} -1 text)
  string(APPEND literals "    R\"hallmark(${part})hallmark\"\n")
endwhile()
file(WRITE ${OUTPUT} "#include <string_view>\n\nnamespace hallmark {\n\nstd::string_view ${NAME}() {\n  return\n${literals}      ;\n}\n\n}  // namespace hallmark\n")
