package tern.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import tern.app.boot.Folders;
import tern.wallet.chain.Network;

/// How the command line opens the window without knowing a class of it.
public interface WindowOpener {

    /// Colours on the command line.
    enum Colours {
        DARK, LIGHT, SYSTEM
    }

    /// @param folders  where Tern keeps its things
    /// @param network  `--network`; empty: the window's own choice
    /// @param wallet   `--wallet`
    /// @param colours  `--theme`
    /// @param snapshot `--snapshot`: draw into this file instead of opening
    /// @param width    of a snapshot, in pixels
    /// @param height   of a snapshot, in pixels
    record Request(
            Folders folders,
            Optional<Network> network,
            Optional<String> wallet,
            Colours colours,
            Optional<Path> snapshot,
            int width,
            int height) {}

    /// Blocks until the window is closed, or the snapshot written. Hardens the process before anything is read.
    ///
    /// @return the exit code
    int open(Request request);
}
