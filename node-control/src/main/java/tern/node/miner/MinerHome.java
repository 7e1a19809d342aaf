package tern.node.miner;

import java.nio.file.Path;

/// Where a miner's things are.
///
/// @param path Tern's own folder for it
record MinerHome(Path path) {

    Path profile() {
        return path.resolve("profile.json");
    }

    /// What runs, and what became of it.
    Path state() {
        return path.resolve("run.json");
    }

    /// How often it was started again, and why.
    Path restarts() {
        return path.resolve("restarts.json");
    }

    /// How many epochs of loss there were in a row.
    Path losses() {
        return path.resolve("losses");
    }

    /// Held by the keeper.
    Path lock() {
        return path.resolve("keeper.lock");
    }

    /// Written by whoever wants a miner stopped that another process keeps.
    Path stopWish() {
        return path.resolve("stop");
    }

    /// What the miner prints, as it comes.
    Path printed() {
        return path.resolve("miner.out");
    }

    Path log() {
        return path.resolve("log");
    }

    /// The script that stands between Tern and the miner.
    Path shim() {
        return path.resolve("shim.sh");
    }

    /// What the shim writes at the end: the exit code.
    Path exit() {
        return path.resolve("exit");
    }

    /// The miner's own folder of wallets.
    Path wallets() {
        return path.resolve("wallets");
    }
}
