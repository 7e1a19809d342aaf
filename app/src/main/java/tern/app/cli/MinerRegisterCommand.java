package tern.app.cli;

import java.io.IOException;
import java.util.Optional;
import tern.app.transact.Amounts;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.SeatWait;
import tern.wallet.bittensor.SeatWork;
import tern.wallet.bittensor.SeatWorkSolver;
import tern.wallet.chain.ChainClient;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.HotkeyEntry;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// `tern miner register`: a seat on a subnet for a hotkey, bought within a limit or worked for.
final class MinerRegisterCommand implements Command {

    @Override
    public int run(Invocation invocation) throws TernException, IOException {
        Arguments arguments = invocation.arguments();
        boolean work = arguments.has("--work");
        Optional<String> most = arguments.value("--limit");
        if (work == most.isPresent() || work && arguments.has("--wait-price")) {
            throw invocation.usage("miner.limit-or-work");
        }
        if (work && !arguments.has("--yes")) {
            // a proof is good for two blocks: nobody reads and types that fast
            throw invocation.usage("miner.work-yes");
        }
        int netuid = SubnetsCommand.netuid(arguments.needed("--netuid"), invocation);
        WalletEntry wallet = Wallets.find(arguments.needed("--from"), invocation);
        AccountId coldkey = Wallets.coldkey(wallet, invocation);
        AccountId hotkey = hotkey(wallet, arguments.needed("--hotkey"), invocation);
        Rao limit = most.isPresent() ? TransactionFlow.amount(most.get(), invocation) : Rao.of(1);
        Intent.Register seat = new Intent.Register(coldkey, hotkey, netuid, limit);
        try {
            Intent intent = work ? worked(seat, invocation) : seat;
            if (arguments.has("--wait-price")) {
                awaitPrice(seat, invocation);
            }
            return new TransactionFlow(invocation, wallet).run(intent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(Trouble.FAILED, invocation.texts().get("practice.interrupted"), null, e);
        }
    }

    static AccountId hotkey(WalletEntry wallet, String name, Invocation invocation) throws CliException {
        HotkeyEntry entry = Wallets.hotkey(wallet, name, invocation);
        return entry.account()
                .orElseThrow(() -> invocation.trouble(Trouble.DAMAGED, "miner.hotkey-unknown", Plain.text(name, 80)));
    }

    private static Intent worked(Intent.Register seat, Invocation invocation)
            throws TernException, InterruptedException {
        invocation.remark("miner.working");
        SeatWorkSolver solver = SeatWorkSolver.onAllCores();
        try (ChainClient chain = invocation.connect()) {
            SeatWork work = new SeatWait(chain).work(seat, solver, () -> false).orElseThrow();
            invocation.remark("miner.worked", solver.tried());
            return new Intent.RegisterByWork(seat.coldkey(), seat.hotkey(), seat.netuid(), work);
        }
    }

    private static void awaitPrice(Intent.Register seat, Invocation invocation)
            throws TernException, InterruptedException {
        try (ChainClient chain = invocation.connect()) {
            new SeatWait(chain).below(seat.netuid(), seat.hotkey(), seat.limit(),
                    price -> invocation.remark("miner.price", Amounts.full(price, Amounts.TAO)), () -> false);
        }
    }
}
