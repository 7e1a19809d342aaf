package tern.app.transact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.CallSpec;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.units.Rao;

/// What a transaction was meant to do, in the form that the list of pending transactions keeps, so that its outcome can
/// be held against the intent also by a Tern that was started later.
final class IntentFacts {

    private static final String ACTION = "action";
    private static final String AMOUNT = "amountRao";
    private static final String KEEP_ALIVE = "keepAlive";
    private static final String TO = "to";
    private static final String SEND = "send";
    private static final String SEND_ALL = "send-all";
    /// The call was signed and sent: nothing is signed with what is read here.
    private static final CallSpec NO_CALL = new CallSpec("", "", Map.of());

    private IntentFacts() {}

    /// Transfers in full. What else there is has no page yet that would take it up again, and is kept by name alone.
    static Map<String, String> write(Plan plan) {
        Map<String, String> facts = new LinkedHashMap<>();
        switch (plan.intent()) {
            case Intent.Transfer transfer -> {
                facts.put(ACTION, SEND);
                facts.put(TO, transfer.to().address());
                facts.put(AMOUNT, Long.toString(transfer.amount().value()));
                facts.put(KEEP_ALIVE, Boolean.toString(transfer.keepAlive()));
            }
            case Intent.TransferAll transfer -> {
                facts.put(ACTION, SEND_ALL);
                facts.put(TO, transfer.to().address());
                facts.put(AMOUNT, Long.toString(plan.amount().value()));
                facts.put(KEEP_ALIVE, Boolean.toString(transfer.keepAlive()));
            }
            case Intent.AddStake _ -> facts.put(ACTION, "stake-add");
            case Intent.RemoveStake _ -> facts.put(ACTION, "stake-remove");
            case Intent.TransferStake _ -> facts.put(ACTION, "stake-transfer");
        }
        return facts;
    }

    /// The plan as far as an outcome is held against it; empty where the facts do not tell.
    static Optional<Plan> read(Map<String, String> facts, AccountId signer, BlockRef block) {
        String action = facts.getOrDefault(ACTION, "");
        if (!action.equals(SEND) && !action.equals(SEND_ALL)) {
            return Optional.empty();
        }
        try {
            AccountId to = Ss58.parse(facts.getOrDefault(TO, ""));
            Rao amount = Rao.of(Long.parseLong(facts.getOrDefault(AMOUNT, "")));
            boolean keepAlive = Boolean.parseBoolean(facts.getOrDefault(KEEP_ALIVE, "true"));
            Intent intent = action.equals(SEND)
                    ? new Intent.Transfer(signer, to, amount, keepAlive)
                    : new Intent.TransferAll(signer, to, keepAlive);
            return Optional.of(new Plan(intent, NO_CALL, Optional.empty(), Optional.empty(), amount, Optional.empty(),
                    List.of(), block));
        } catch (AddressException | IllegalArgumentException e) {
            // written by another version of Tern: without the intent the chain's own verdict has to do
            return Optional.empty();
        }
    }
}
