package tern.app.session;

import java.io.IOException;

/// Keeps the [LockState] from one start to the next. Reads and writes files: not to be called on the FX thread.
public interface LockMemory {

    /// What was written last. What cannot be understood counts as locked: whoever can damage the file must not open
    /// the window with that.
    LockState load();

    void save(LockState state) throws IOException;
}
