package tern.app.window;

import java.util.function.Function;
import tern.app.feed.ChainTap;
import tern.app.mining.Hardware;
import tern.app.mining.MinerDesk;
import tern.app.settings.SystemFolders;

/// What the page «Mining» needs from outside.
///
/// @param miners   the miners of this computer; they stay the caller's to close
/// @param hardware its cards and the rest; the caller's to close
/// @param folders  shows a folder in the desktop's program for files
/// @param chain    asks the chain; what it makes is closed by whoever has it made
record MiningParts(MinerDesk miners, Hardware hardware, SystemFolders folders, Function<ChainTap, MiningChain> chain) {

    /// Asks the chain over the connection that the feed has.
    MiningParts(MinerDesk miners, Hardware hardware, SystemFolders folders) {
        this(miners, hardware, folders, MiningChain::of);
    }
}
