package tern.app.mining;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import tern.app.feed.Problem;
import tern.app.history.HistorySource;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.Axon;

/// What the page works with.
///
/// @param work       runs what waits, at once and beside others
/// @param ui         runs on the FX thread
/// @param zone       whose days are counted
/// @param owner      the coldkey of a wallet by its name, as the window knows it
/// @param reach      whether an address can be reached from this computer; blocks for some seconds at most
/// @param alerts     keeps what the person wants to be told of
/// @param report     told what went wrong, as a notice
/// @param openFolder shows a folder in the desktop's program for files
/// @param data       where Tern keeps its data
/// @param costs      what is left over of a payout
public record Ports(MinerDesk miners, Hardware hardware, Places places, HistorySource history, Executor work,
        Executor ui, InstantSource clock, ZoneId zone, Function<String, Optional<AccountId>> owner,
        Function<Axon, Boolean> reach, AlertStore alerts, Consumer<Problem> report, Consumer<Path> openFolder,
        Path data, EpochCosts costs) {}
