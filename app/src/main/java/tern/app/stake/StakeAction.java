package tern.app.stake;

/// What can be done with stake on this page.
public enum StakeAction {
    /// Free TAO becomes stake.
    ADD("add", false, true, true),
    /// Stake becomes free TAO.
    REMOVE("remove", true, false, true),
    /// Stake goes to another validator of its subnet.
    MOVE("move", true, true, false),
    /// Stake of one subnet becomes stake of another.
    SWAP("swap", true, true, true),
    /// Stake becomes somebody else's.
    GIVE("give", true, false, false),
    /// All stake becomes free TAO.
    EXIT("exit", false, false, true),
    /// What root stake has earned becomes root stake.
    CLAIM("claim", false, false, false);

    private final String word;
    private final boolean fromHolding;
    private final boolean toValidator;
    private final boolean trade;

    StakeAction(String word, boolean fromHolding, boolean toValidator, boolean trade) {
        this.word = word;
        this.fromHolding = fromHolding;
        this.toValidator = toValidator;
        this.trade = trade;
    }

    /// Ends ids.
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

    /// Whether nothing is typed: it is all that there is.
    public boolean isWhole() {
        return this == EXIT || this == CLAIM;
    }

    /// Whether something is bought or sold, so that there is a price and a limit to it.
    public boolean isTrade() {
        return trade;
    }
}
