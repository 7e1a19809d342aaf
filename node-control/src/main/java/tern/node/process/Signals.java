package tern.node.process;

/// Exit codes that a shell gives to programs that ended by a signal: 128 and the signal's number.
public final class Signals {

    /// From here on.
    public static final int FIRST = 128;
    public static final int KILLED = FIRST + 9;
    public static final int ASKED = FIRST + 15;

    private Signals() {}

    /// `SIGSEGV` for 139; `signal 33` where it has no name here.
    ///
    /// @param code an exit code above 128
    public static String name(int code) {
        return switch (code - FIRST) {
            case 1 -> "SIGHUP";
            case 2 -> "SIGINT";
            case 4 -> "SIGILL";
            case 6 -> "SIGABRT";
            case 7 -> "SIGBUS";
            case 8 -> "SIGFPE";
            case 9 -> "SIGKILL";
            case 11 -> "SIGSEGV";
            case 15 -> "SIGTERM";
            default -> "signal " + (code - FIRST);
        };
    }
}
