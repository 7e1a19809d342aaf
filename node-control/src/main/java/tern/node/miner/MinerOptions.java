package tern.node.miner;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;

/// What miners are run with.
///
/// @param folder  Tern's folder for them; made when it is not there
/// @param wallets the person's folder of wallets
/// @param path    where programs are looked for, as `PATH` has it
/// @param reasons why a miner is not to run now; asked about once a second, from threads of the service
public record MinerOptions(Path folder, Path wallets, String path, MinerTiming timing,
        Function<MinerProfile, Set<MinerPause>> reasons) {

    /// With the usual patience, and no reason to pause.
    public static MinerOptions standard(Path folder, Path wallets, String path) {
        return new MinerOptions(folder, wallets, path, MinerTiming.standard(), _ -> Set.of());
    }

    public MinerOptions withTiming(MinerTiming other) {
        return new MinerOptions(folder, wallets, path, other, reasons);
    }

    public MinerOptions withReasons(Function<MinerProfile, Set<MinerPause>> other) {
        return new MinerOptions(folder, wallets, path, timing, other);
    }
}
