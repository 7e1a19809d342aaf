package tern.app.stake;

/// What can be done with stake on this page.
public enum StakeAction {
    /// Free TAO becomes stake.
    ADD("add", false, true),
    /// Stake becomes free TAO.
    REMOVE("remove", true, false);

    private final String word;
    private final boolean fromHolding;
    private final boolean toValidator;

    StakeAction(String word, boolean fromHolding, boolean toValidator) {
        this.word = word;
        this.fromHolding = fromHolding;
        this.toValidator = toValidator;
    }

    /// Ends keys of texts and ids.
    public String word() {
        return word;
    }

    /// Whether it begins with stake that is there: then an amount counts that subnet's unit.
    public boolean isFromHolding() {
        return fromHolding;
    }

    /// Whether a validator is to be chosen.
    public boolean isToValidator() {
        return toValidator;
    }
}
