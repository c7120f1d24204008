// Has nothing of its own: CMake wants a source file beside which it compiles precompiled.h.
