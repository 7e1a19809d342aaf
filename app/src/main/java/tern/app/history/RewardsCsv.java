package tern.app.history;

import java.util.List;
import tern.app.ui.Csv;
import tern.wallet.units.Rao;

/// Rewards for other programs: RFC 4180, all nine decimals, a point as decimal mark and UTC whatever the locale.
public final class RewardsCsv {

    private static final String HEAD = "network,time,block,wallet,account,netuid,hotkey,alpha,price_tao,value_tao\r\n";

    private final StringBuilder text = new StringBuilder(HEAD);
    private final String network;

    /// @param network its word
    public RewardsCsv(String network) {
        this.network = network;
    }

    /// @param wallet what it is called; empty where it has no name
    public void add(String wallet, List<Reward> rewards) {
        for (Reward reward : rewards) {
            Csv.field(text, network);
            Csv.field(text, reward.time().toString());
            Csv.field(text, Long.toString(reward.block()));
            Csv.field(text, wallet);
            Csv.field(text, reward.account().address());
            Csv.field(text, Integer.toString(reward.netuid()));
            Csv.field(text, reward.hotkey().address());
            Csv.field(text, reward.alpha().toTaoText());
            Csv.field(text, reward.price().map(Rao::toTaoText).orElse(""));
            Csv.field(text, reward.value().toTaoText());
            Csv.endLine(text);
        }
    }

    /// Everything that was added, below a head line.
    public String text() {
        return text.toString();
    }
}
