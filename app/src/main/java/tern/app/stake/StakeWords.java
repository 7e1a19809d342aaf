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
            case MOVE -> texts.get("stake.action.move");
            case SWAP -> texts.get("stake.action.swap");
            case GIVE -> texts.get("stake.action.give");
            case EXIT -> texts.get("stake.action.exit");
            case CLAIM -> texts.get("stake.action.claim");
        };
    }

    /// @param target the validator and the subnet that stake is to be with; empty where none is chosen
    /// @param holding the validator and the subnet that it is taken from
    String head(StakeAction action, Optional<Place> target, Optional<Place> holding) {
        return switch (action) {
            case ADD -> of("stake.head.add", target).orElseGet(() -> texts.get("stake.head.add.none"));
            case REMOVE -> of("stake.head.remove", holding).orElseGet(() -> texts.get("stake.head.remove.none"));
            case GIVE -> of("stake.head.give", holding).orElseGet(() -> texts.get("stake.head.give.none"));
            case MOVE -> target.isPresent() && holding.isPresent()
                    ? texts.get("stake.head.move", holding.get().validator(), target.get().validator(),
                            target.get().subnet())
                    : texts.get("stake.head.move.none");
            case SWAP -> target.isPresent() && holding.isPresent()
                    ? texts.get("stake.head.swap", holding.get().subnet(), target.get().subnet(),
                            target.get().validator())
                    : texts.get("stake.head.swap.none");
            case EXIT -> texts.get("stake.head.exit");
            case CLAIM -> texts.get("stake.head.claim");
        };
    }

    /// @param validator what it is called
    /// @param subnet    its name
    record Place(String validator, String subnet) {}

    private Optional<String> of(String key, Optional<Place> place) {
        return place.map(known -> texts.get(key, known.validator(), known.subnet()));
    }

    String amount(StakeAction action) {
        return switch (action) {
            case ADD, EXIT, CLAIM -> texts.get("stake.amount.add");
            case REMOVE -> texts.get("stake.amount.remove");
            case MOVE -> texts.get("stake.amount.move");
            case SWAP -> texts.get("stake.amount.swap");
            case GIVE -> texts.get("stake.amount.give");
        };
    }

    String all(StakeAction action) {
        return action == StakeAction.ADD ? texts.get("stake.all.add") : texts.get("stake.all.remove");
    }
}
