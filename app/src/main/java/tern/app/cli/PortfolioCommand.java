package tern.app.cli;

import java.util.ArrayList;
import java.util.List;
import tern.app.cli.Holders.Holder;
import tern.app.cli.Holders.LeftOut;
import tern.wallet.chain.ChainClient;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioService;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.TernException;

/// `tern portfolio`: what wallets and addresses own, at one block.
final class PortfolioCommand implements Command {

    @Override
    public int run(Invocation invocation) throws TernException {
        BenchTimes times = invocation.arguments().has("--bench-times") ? new BenchTimes() : null;
        if (times != null) {
            times.importsDone();
        }
        List<LeftOut> leftOut = new ArrayList<>();
        List<Holder> holders = Holders.find(invocation.arguments().positionals(), leftOut, invocation);
        Holders.warn(leftOut, invocation);
        if (holders.isEmpty()) {
            throw invocation.trouble(Trouble.NOT_FOUND, "portfolio.nobody");
        }
        try (ChainClient chain = invocation.connect()) {
            if (times != null) {
                times.metadataDone();
            }
            PortfolioSnapshot snapshot = load(chain, holders);
            if (times != null) {
                times.portfolioDone();
            }
            if (invocation.json()) {
                PortfolioJson.write(snapshot, holders, leftOut, invocation.out());
            } else {
                invocation.print(new PortfolioText(invocation.texts()).portfolio(snapshot, holders,
                        chain.network().title()));
            }
        }
        if (times != null) {
            times.writeTo(invocation.out());
        }
        return 0;
    }

    /// At the block of the connection itself: asking for a newer one would cost a round trip.
    static PortfolioSnapshot load(ChainClient chain, List<Holder> holders) throws TernException {
        List<AccountId> accounts = new ArrayList<>(holders.size());
        for (Holder holder : holders) {
            accounts.add(holder.account());
        }
        return new PortfolioService(chain).load(accounts, chain.blockAtConnect());
    }
}
