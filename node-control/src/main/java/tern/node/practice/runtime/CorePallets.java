package tern.node.practice.runtime;

import java.util.List;
import java.util.function.Supplier;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.RuntimeCalls;
import tern.node.practice.frame.RuntimeEvents;
import tern.node.practice.runtime.pallets.BalancesPallet;
import tern.node.practice.runtime.pallets.CoreTypes;
import tern.node.practice.runtime.pallets.ProxyPallet;
import tern.node.practice.runtime.pallets.SudoPallet;
import tern.node.practice.runtime.pallets.SystemPallet;
import tern.node.practice.runtime.pallets.TimestampPallet;
import tern.node.practice.runtime.pallets.TransactionPaymentPallet;
import tern.node.practice.runtime.pallets.UtilityPallet;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;

/// The pallets that every chain of this kind has. Immutable; safe for several threads, as pallets hold no state.
public final class CorePallets {

    private static final AccountId AUTHOR = AccountId.of(Blake2.hash256(
            "tern practice block author".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));

    private final SystemPallet system;
    private final TimestampPallet timestamp = new TimestampPallet();
    private final BalancesPallet balances;
    private final TransactionPaymentPallet payment;
    private final UtilityPallet utility;
    private final SudoPallet sudo;
    private final ProxyPallet proxy;

    /// @param version asked for when metadata is made, once all APIs are known
    CorePallets(RuntimeCalls calls, RuntimeEvents events, RuntimeEdition edition,
            Supplier<CoreTypes.Version> version) {
        system = new SystemPallet(events, version);
        balances = new BalancesPallet(system);
        payment = new TransactionPaymentPallet(edition);
        utility = new UtilityPallet(calls);
        sudo = new SudoPallet(calls);
        proxy = new ProxyPallet(calls, system, balances, edition);
    }

    public SystemPallet system() {
        return system;
    }

    public TimestampPallet timestamp() {
        return timestamp;
    }

    public BalancesPallet balances() {
        return balances;
    }

    public TransactionPaymentPallet payment() {
        return payment;
    }

    public UtilityPallet utility() {
        return utility;
    }

    public SudoPallet sudo() {
        return sudo;
    }

    public ProxyPallet proxy() {
        return proxy;
    }

    /// In the order of their indices.
    public List<Pallet> all() {
        return List.of(system, timestamp, balances, payment, utility, sudo, proxy);
    }

    /// The one block author: pool fees go there, and before spec 445 transaction fees. Nobody has its key.
    public AccountId author() {
        return AUTHOR;
    }
}
