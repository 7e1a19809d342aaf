package tern.gpu.probe.nvml;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One function of NVML, which a library may or may not have: one that it has not answers
/// [NvmlCode#FUNCTION_NOT_FOUND].
///
/// All functions together have few shapes: the first handle of a shape costs 10 to 20 ms, each further one a fraction.
final class NvmlCall {

    /// What a function takes; it returns NVML's code.
    enum Shape {
        NOTHING(FunctionDescriptor.of(JAVA_INT)),
        POINTER(FunctionDescriptor.of(JAVA_INT, ADDRESS)),
        POINTER_INT(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT)),
        INT_POINTER(FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS)),
        TWO_POINTERS(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS)),
        POINTER_INT_POINTER(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS)),
        TWO_POINTERS_INT(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT)),
        THREE_POINTERS(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS)),
        POINTER_LONG_POINTER(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS)),
        THREE_POINTERS_LONG(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG)),
        POINTER_TWO_INTS_POINTER(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS)),
        FIVE_POINTERS(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

        private final FunctionDescriptor descriptor;

        Shape(FunctionDescriptor descriptor) {
            this.descriptor = descriptor;
        }
    }

    private final @Nullable MemorySegment symbol;
    private final Shape shape;
    /// Made at the first call: what is asked once a minute does not hold up the first sample.
    private @Nullable MethodHandle handle;

    private NvmlCall(@Nullable MemorySegment symbol, Shape shape) {
        this.symbol = symbol;
        this.shape = shape;
    }

    /// The first of these names that the library has.
    static NvmlCall bind(SymbolLookup library, Shape shape, String... names) {
        for (String name : names) {
            Optional<MemorySegment> symbol = library.find(name);
            if (symbol.isPresent()) {
                return new NvmlCall(symbol.get(), shape);
            }
        }
        return new NvmlCall(null, shape);
    }

    boolean isThere() {
        return symbol != null;
    }

    /// Two threads that are the first at once make two handles, of which either is right.
    private @Nullable MethodHandle handle() {
        MethodHandle made = handle;
        if (made == null && symbol != null) {
            made = Linker.nativeLinker().downcallHandle(symbol, shape.descriptor);
            handle = made;
        }
        return made;
    }

    int call() {
        MethodHandle function = handle();
        if (function == null) {
            return NvmlCode.FUNCTION_NOT_FOUND;
        }
        try {
            return (int) function.invokeExact();
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int call(MemorySegment a) {
        MethodHandle function = handle();
        if (function == null) {
            return NvmlCode.FUNCTION_NOT_FOUND;
        }
        try {
            return (int) function.invokeExact(a);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int call(MemorySegment a, int b) {
        MethodHandle function = handle();
        if (function == null) {
            return NvmlCode.FUNCTION_NOT_FOUND;
        }
        try {
            return (int) function.invokeExact(a, b);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int call(int a, MemorySegment b) {
        MethodHandle function = handle();
        if (function == null) {
            return NvmlCode.FUNCTION_NOT_FOUND;
        }
        try {
            return (int) function.invokeExact(a, b);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int call(MemorySegment a, MemorySegment b) {
        MethodHandle function = handle();
        if (function == null) {
            return NvmlCode.FUNCTION_NOT_FOUND;
        }
        try {
            return (int) function.invokeExact(a, b);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int call(MemorySegment a, int b, MemorySegment c) {
        MethodHandle function = handle();
        if (function == null) {
            return NvmlCode.FUNCTION_NOT_FOUND;
        }
        try {
            return (int) function.invokeExact(a, b, c);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int call(MemorySegment a, long b, MemorySegment c) {
        MethodHandle function = handle();
        if (function == null) {
            return NvmlCode.FUNCTION_NOT_FOUND;
        }
        try {
            return (int) function.invokeExact(a, b, c);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int call(MemorySegment a, MemorySegment b, int c) {
        MethodHandle function = handle();
        if (function == null) {
            return NvmlCode.FUNCTION_NOT_FOUND;
        }
        try {
            return (int) function.invokeExact(a, b, c);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int call(MemorySegment a, MemorySegment b, MemorySegment c) {
        MethodHandle function = handle();
        if (function == null) {
            return NvmlCode.FUNCTION_NOT_FOUND;
        }
        try {
            return (int) function.invokeExact(a, b, c);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int call(MemorySegment a, MemorySegment b, MemorySegment c, long d) {
        MethodHandle function = handle();
        if (function == null) {
            return NvmlCode.FUNCTION_NOT_FOUND;
        }
        try {
            return (int) function.invokeExact(a, b, c, d);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int call(MemorySegment a, int b, int c, MemorySegment d) {
        MethodHandle function = handle();
        if (function == null) {
            return NvmlCode.FUNCTION_NOT_FOUND;
        }
        try {
            return (int) function.invokeExact(a, b, c, d);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int call(MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e) {
        MethodHandle function = handle();
        if (function == null) {
            return NvmlCode.FUNCTION_NOT_FOUND;
        }
        try {
            return (int) function.invokeExact(a, b, c, d, e);
        } catch (Throwable error) {
            throw broken(error);
        }
    }

    private static IllegalStateException broken(Throwable e) {
        return new IllegalStateException("a function of NVML was called with another shape than it was bound with", e);
    }
}
