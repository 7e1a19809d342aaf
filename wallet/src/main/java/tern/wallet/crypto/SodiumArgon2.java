package tern.wallet.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// libsodium's `crypto_pwhash` with its algorithm Argon2i 1.3, called through the foreign-function interface.
///
/// The package ships a libsodium, and its launcher names that file in the system property `tern.libsodium` (and its
/// hash in `tern.libsodium.sha256`). Without it the system's library serves: on Linux by its two sonames, on macOS
/// where Homebrew puts it. On Windows there is no such place that only administrators write to, so nothing is
/// searched there.
final class SodiumArgon2 implements Argon2Engine {

    /// Absolute path of the library that belongs to this application.
    static final String BUNDLED = "tern.libsodium";
    /// Its SHA-256 in hex. A file with another one is not loaded: a truncated library kills the process that loads it.
    static final String BUNDLED_SHA256 = "tern.libsodium.sha256";

    private static final List<String> LINUX = List.of("libsodium.so.26", "libsodium.so.23");
    private static final List<String> MAC = List.of("/opt/homebrew/lib/libsodium.dylib",
            "/usr/local/lib/libsodium.dylib");
    private static final int ALG_ARGON2I13 = 1;

    private final String name;
    private final MethodHandle pwhash;

    private SodiumArgon2(SymbolLookup library) throws LoadException {
        if (callInt(library, "sodium_init") < 0) {
            throw new LoadException("sodium_init failed", null);
        }
        this.name = "libsodium " + callText(library, "sodium_version_string");
        // int crypto_pwhash(out, u64 outlen, passwd, u64 passwdlen, salt, u64 opslimit, size_t memlimit, int alg)
        this.pwhash = function(library, "crypto_pwhash", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS,
                JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT));
    }

    /// The library of this application, else the system's, else none.
    static Optional<Argon2Engine> find() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> names = os.startsWith("linux") ? LINUX : os.startsWith("mac") ? MAC : List.of();
        return find(Optional.ofNullable(System.getProperty(BUNDLED)),
                Optional.ofNullable(System.getProperty(BUNDLED_SHA256)), names);
    }

    static Optional<Argon2Engine> find(Optional<String> bundled, Optional<String> sha256, List<String> systemNames) {
        if (bundled.isPresent()) {
            try {
                Path file = checked(bundled.get(), sha256);
                return Optional.of(open(() -> SymbolLookup.libraryLookup(file, Arena.global())));
            } catch (LoadException e) {
                // worth a line: an installation is damaged, and unlocking may now take twice as long
                Logger log = LoggerFactory.getLogger(SodiumArgon2.class);
                log.warn("the libsodium of this application cannot be used: {}", e.getMessage());
            }
        }
        for (String systemName : systemNames) {
            try {
                return Optional.of(open(() -> SymbolLookup.libraryLookup(systemName, Arena.global())));
            } catch (LoadException e) {
                // the usual case on a computer without it
                LoggerFactory.getLogger(SodiumArgon2.class).debug("no {}: {}", systemName, e.getMessage());
            }
        }
        return Optional.empty();
    }

    private static Path checked(String text, Optional<String> sha256) throws LoadException {
        try {
            Path file = Path.of(text);
            if (!file.isAbsolute() || !Files.isRegularFile(file)) {
                throw new LoadException("no such file, or not an absolute path", null);
            }
            if (sha256.isPresent()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                if (!HexFormat.of().formatHex(hash).equalsIgnoreCase(sha256.get())) {
                    throw new LoadException("the file is not the one that was packaged", null);
                }
            }
            return file;
        } catch (InvalidPathException | IOException e) {
            throw new LoadException("not a readable file", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static SodiumArgon2 open(Supplier<SymbolLookup> library) throws LoadException {
        try {
            return new SodiumArgon2(library.get());
        } catch (IllegalArgumentException | IllegalCallerException | NoSuchElementException e) {
            // no such library, native access denied, no such function: the three ways of the lookup to fail
            throw new LoadException(String.valueOf(e.getMessage()), e);
        }
    }

    private static MethodHandle function(SymbolLookup library, String symbol, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(symbol), type);
    }

    private static int callInt(SymbolLookup library, String symbol) {
        try {
            return (int) function(library, symbol, FunctionDescriptor.of(JAVA_INT)).invokeExact();
        } catch (Throwable e) {
            throw NativeMemory.failed(symbol, e);
        }
    }

    private static String callText(SymbolLookup library, String symbol) {
        try {
            MethodHandle call = function(library, symbol, FunctionDescriptor.of(ADDRESS));
            MemorySegment text = (MemorySegment) call.invokeExact();
            return text.reinterpret(64).getString(0);
        } catch (Throwable e) {
            throw NativeMemory.failed(symbol, e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void hash(Secret password, byte[] salt, int iterations, int memoryKib, Secret target)
            throws CryptoException {
        long bytes = memoryKib * 1024L;
        int result;
        // own copies: the owners can close theirs while this runs for seconds
        try (Arena arena = Arena.ofConfined();
                Secret input = password.copy();
                Secret output = Secret.allocate(target.length())) {
            MemorySegment nativeSalt = arena.allocateFrom(JAVA_BYTE, salt);
            result = (int) pwhash.invokeExact(output.segment(), (long) output.length(), input.segment(),
                    (long) input.length(), nativeSalt, (long) iterations, bytes, ALG_ARGON2I13);
            if (result == 0) {
                target.segment().copyFrom(output.segment());
            }
        } catch (Throwable e) {
            throw NativeMemory.failed("crypto_pwhash", e);
        }
        if (result != 0) {
            // parameters have been checked before, so the one reason left is its malloc
            throw WorkMemory.outOfMemory(bytes, "crypto_pwhash of " + name + " returned " + result);
        }
    }

    /// Why a library is not used; never leaves this class.
    private static final class LoadException extends Exception {

        private static final long serialVersionUID = 1L;

        LoadException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
