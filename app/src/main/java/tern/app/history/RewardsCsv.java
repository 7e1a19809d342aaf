package tern.app.history;

import java.util.List;
import java.util.Optional;
import tern.app.ui.Csv;
import tern.wallet.units.Rao;

/// Rewards for other programs: RFC 4180, all nine decimals, a point as decimal mark and UTC whatever the locale.
public final class RewardsCsv {

    private static final String HEAD = "network,time,block,wallet,account,netuid,hotkey,alpha,price_tao,value_tao"
            + CurrencyCells.HEAD + "\r\n";

    private final StringBuilder text = new StringBuilder(HEAD);
    private final String network;
    private final PastCurrency currency;

    /// @param network  its word
    /// @param currency in which values are told as well
    public RewardsCsv(String network, PastCurrency currency) {
        this.network = network;
        this.currency = currency;
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
            CurrencyCells.add(text, currency, reward.time(), Optional.of(reward.value()));
            Csv.endLine(text);
        }
    }

    /// Everything that was added, below a head line.
    public String text() {
        return text.toString();
    }
}
