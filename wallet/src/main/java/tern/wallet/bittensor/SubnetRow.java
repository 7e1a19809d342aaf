package tern.wallet.bittensor;

import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// A subnet as the runtime lists it, before a price is put on it.
///
/// @param netuid       its number, 0 is root
/// @param name         cleaned
/// @param symbol       cleaned
/// @param taoIn        TAO in the pool, in rao
/// @param alphaIn      alpha in the pool, in rao of alpha
/// @param alphaOut     alpha outside, in rao of alpha
/// @param tempoBlocks  blocks of an epoch
/// @param owner        its owner's coldkey
/// @param registeredAt block of its creation
public record SubnetRow(
        int netuid,
        Optional<String> name,
        Optional<String> symbol,
        Rao taoIn,
        Rao alphaIn,
        Rao alphaOut,
        int tempoBlocks,
        Optional<AccountId> owner,
        Optional<Long> registeredAt) {

    private static final int NAME_LENGTH = 48;
    private static final int SYMBOL_LENGTH = 6;
    private static final String DEFAULT_SYMBOL = "α";
    private static final String ROOT_SYMBOL = "τ";
    private static final Rao ONE = Rao.of(Rao.PER_TAO);

    static Optional<String> cleanName(byte[] utf8) {
        return UntrustedText.clean(utf8, NAME_LENGTH);
    }

    /// A symbol that reads as TAO's own would make alpha look like TAO: it is taken as none.
    static Optional<String> cleanSymbol(byte[] utf8) {
        return UntrustedText.clean(utf8, SYMBOL_LENGTH).filter(symbol -> !looksLikeTao(symbol));
    }

    private static boolean looksLikeTao(String symbol) {
        // tau in Greek small and capital, in the mathematical alphabets, in Coptic; and the word
        return switch (symbol.codePointAt(0)) {
            case 0x03c4, 0x03a4, 0x1d6d5, 0x1d70f, 0x1d749, 0x1d783, 0x1d7bd, 0x1d6bb, 0x1d6f5, 0x1d72f, 0x1d769,
                    0x1d7a3, 0x2ca6, 0x2ca7 ->
                true;
            default -> symbol.equalsIgnoreCase("tao");
        };
    }

    SubnetRow with(SubnetWords words) {
        return new SubnetRow(netuid, name.or(words::name), symbol.or(words::symbol), taoIn, alphaIn, alphaOut,
                tempoBlocks, owner, registeredAt);
    }

    /// @param price rao of TAO for one whole alpha; not looked at on root
    public Subnet priced(Rao price) {
        boolean root = netuid == 0;
        return new Subnet(netuid, root ? "Root" : name.orElse(Texts.get("subnet.nameless", netuid)),
                root ? ROOT_SYMBOL : symbol.orElse(DEFAULT_SYMBOL), root ? ONE : price, taoIn, alphaIn, alphaOut,
                tempoBlocks, owner, registeredAt);
    }

    /// Spot price from the reserves, for runtimes that do not tell it.
    ///
    /// @param hasPool false where stake is one to one with TAO
    public Rao poolPrice(boolean hasPool) {
        return netuid == 0 || !hasPool ? ONE : PoolMath.spotPrice(taoIn, alphaIn);
    }
}
