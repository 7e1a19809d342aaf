package tern.app.mining;

import java.time.InstantSource;
import java.util.concurrent.Executor;

/// What the page works with.
///
/// @param work runs what waits, at once and beside others
/// @param ui   runs on the FX thread
public record Ports(MinerDesk miners, Hardware hardware, Executor work, Executor ui, InstantSource clock) {}
