package tern.app.stake;

import java.util.Optional;
import tern.app.ui.Texts;

/// What each action is called.
final class StakeWords {

    private final Texts texts;

    StakeWords(Texts texts) {
        this.texts = texts;
    }

    String action(StakeAction action) {
        return switch (action) {
            case ADD -> texts.get("stake.action.add");
            case REMOVE -> texts.get("stake.action.remove");
        };
    }

    /// @param who    the validator; empty where none is chosen
    /// @param subnet the subnet's name
    String head(StakeAction action, Optional<String> who, String subnet) {
        return switch (action) {
            case ADD -> who.map(name -> texts.get("stake.head.add", name, subnet))
                    .orElseGet(() -> texts.get("stake.head.add.none"));
            case REMOVE -> who.map(name -> texts.get("stake.head.remove", name, subnet))
                    .orElseGet(() -> texts.get("stake.head.remove.none"));
        };
    }

    String amount(StakeAction action) {
        return switch (action) {
            case ADD -> texts.get("stake.amount.add");
            case REMOVE -> texts.get("stake.amount.remove");
        };
    }

    String all(StakeAction action) {
        return action == StakeAction.ADD ? texts.get("stake.all.add") : texts.get("stake.all.remove");
    }
}
