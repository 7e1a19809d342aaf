package tern.app.transact;

/// Closes the other end of a connection that a test passes on. The library calls back under the lock of the connection
/// that ended: closing the other one from there waits for its lock, whose holder may be closing the first one.
public final class OtherEnd {

    private OtherEnd() {}

    /// Returns at once.
    public static void close(Runnable close) {
        Thread _ = Thread.ofVirtual().name("other-end").start(close);
    }
}
