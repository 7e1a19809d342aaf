package tern.app.window;

import java.util.Optional;
import java.util.function.Function;
import tern.app.feed.ChainTap;
import tern.app.mining.Hardware;
import tern.app.mining.MinerDesk;
import tern.app.mining.Places;
import tern.app.settings.SystemFolders;
import tern.wallet.subnets.Axon;

/// What the page «Mining» needs from outside.
///
/// @param miners   the miners of this computer; they stay the caller's to close
/// @param hardware its cards and the rest; the caller's to close
/// @param folders  shows a folder in the desktop's program for files
/// @param places   tells how miners stand on the chain; empty: read over the feed's connection
/// @param reach    whether an address can be reached from here; blocks
/// @param chain    asks the chain; what it makes is closed by whoever has it made
record MiningParts(MinerDesk miners, Hardware hardware, SystemFolders folders, Optional<Places> places,
        Function<Axon, Boolean> reach, Function<ChainTap, MiningChain> chain) {}
