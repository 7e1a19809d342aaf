package tern.node.practice.runtime;

import java.util.List;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.RuntimeCalls;

/// What a runtime has beside its [CorePallets].
public interface SubtensorParts {

    /// A chain of balances only.
    SubtensorParts NONE = new SubtensorParts() {
        @Override
        public List<Pallet> pallets(RuntimeCalls calls, CorePallets core, RuntimeEdition edition) {
            return List.of();
        }

        @Override
        public List<ApiDecl> apis(List<Pallet> own, CorePallets core, RuntimeEdition edition) {
            return List.of();
        }
    };

    /// @param calls the type of calls, for pallets whose calls carry calls
    List<Pallet> pallets(RuntimeCalls calls, CorePallets core, RuntimeEdition edition);

    /// @param own what [#pallets] made for this edition
    List<ApiDecl> apis(List<Pallet> own, CorePallets core, RuntimeEdition edition);

    /// @param own what [#pallets] made for this edition
    default CallRules rules(List<Pallet> own, CorePallets core, RuntimeEdition edition) {
        return CallRules.NONE;
    }
}
