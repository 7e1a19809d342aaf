package tern.node.miner;

/// Why a miner is not to run for a while. Who knows of batteries, temperatures and prices of power says which of them
/// hold, and the person which of them count.
public enum MinerPause {
    ON_BATTERY, HOT, DEAR_HOURS;

    /// In the person's language.
    public String sentence() {
        return switch (this) {
            case ON_BATTERY -> Texts.get("pause.battery");
            case HOT -> Texts.get("pause.hot");
            case DEAR_HOURS -> Texts.get("pause.dear");
        };
    }
}
