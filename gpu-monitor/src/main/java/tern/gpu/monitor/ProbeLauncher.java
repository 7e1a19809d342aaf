package tern.gpu.monitor;

import java.io.IOException;

/// Starts the measuring program.
@FunctionalInterface
public interface ProbeLauncher {

    /// A new process, with pipes to its three streams.
    ///
    /// @param periodMillis between two ticks
    Process launch(long periodMillis) throws IOException;
}
