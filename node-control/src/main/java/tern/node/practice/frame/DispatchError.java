package tern.node.practice.frame;

/// Why a call failed. Source: `sp_runtime::DispatchError`.
public sealed interface DispatchError {

    /// The type as metadata describes it.
    Type<DispatchError> TYPE = makeType();

    /// @param pallet index of the pallet
    /// @param error  index of the error in that pallet
    record Module(int pallet, int error) implements DispatchError {

        private byte[] errorBytes() {
            return new byte[]{(byte) error, 0, 0, 0};
        }
    }

    record Token(TokenError reason) implements DispatchError {}

    record Arithmetic(ArithmeticError reason) implements DispatchError {}

    record Other() implements DispatchError {}

    record CannotLookup() implements DispatchError {}

    record BadOrigin() implements DispatchError {}

    record ConsumerRemaining() implements DispatchError {}

    record NoProviders() implements DispatchError {}

    record TooManyConsumers() implements DispatchError {}

    record Transactional(TransactionalError reason) implements DispatchError {}

    record Trie(TrieError reason) implements DispatchError {}

    record Exhausted() implements DispatchError {}

    record Corruption() implements DispatchError {}

    record Unavailable() implements DispatchError {}

    record RootNotAllowed() implements DispatchError {}

    /// Source: `sp_runtime::TokenError`.
    enum TokenError {
        FundsUnavailable,
        OnlyProvider,
        BelowMinimum,
        CannotCreate,
        UnknownAsset,
        Frozen,
        Unsupported,
        CannotCreateHold,
        NotExpendable,
        Blocked
    }

    /// Source: `sp_arithmetic::ArithmeticError`.
    enum ArithmeticError {
        Underflow, Overflow, DivisionByZero
    }

    /// Source: `sp_runtime::TransactionalError`.
    enum TransactionalError {
        LimitReached, NoLayer
    }

    /// Source: `sp_runtime::proving_trie::TrieError`.
    enum TrieError {
        InvalidStateRoot,
        IncompleteDatabase,
        ValueAtIncompleteKey,
        DecoderError,
        InvalidHash,
        DuplicateKey,
        ExtraneousNode,
        ExtraneousValue,
        ExtraneousHashReference,
        InvalidChildReference,
        ValueMismatch,
        IncompleteProof,
        RootMismatch,
        DecodeError
    }

    /// The exception that carries this error out of a call.
    default DispatchException toException() {
        return new DispatchException(this);
    }

    private static Type<DispatchError> makeType() {
        Type<TokenError> token = EnumType.of(TokenError.class, Enum::name, Enum::ordinal, "sp_runtime", "TokenError");
        Type<ArithmeticError> arithmetic = EnumType.of(ArithmeticError.class, Enum::name, Enum::ordinal,
                "sp_arithmetic", "ArithmeticError");
        Type<TransactionalError> transactional = EnumType.of(TransactionalError.class, Enum::name, Enum::ordinal,
                "sp_runtime", "TransactionalError");
        Type<TrieError> trie = EnumType.of(TrieError.class, Enum::name, Enum::ordinal, "sp_runtime", "proving_trie",
                "TrieError");
        Type<Module> module = StructType.<Module>named("sp_runtime", "ModuleError")
                .field("index", Types.U8, Module::pallet)
                .field("error", Types.bytes(4), Module::errorBytes)
                .build(parts -> new Module(parts.get(0), parts.<byte[]>get(1)[0] & 0xff));
        return UnionType.<DispatchError>named("sp_runtime", "DispatchError")
                .empty("Other", 0, Other.class, new Other())
                .empty("CannotLookup", 1, CannotLookup.class, new CannotLookup())
                .empty("BadOrigin", 2, BadOrigin.class, new BadOrigin())
                .one("Module", 3, Module.class, module, m -> m, m -> m)
                .empty("ConsumerRemaining", 4, ConsumerRemaining.class, new ConsumerRemaining())
                .empty("NoProviders", 5, NoProviders.class, new NoProviders())
                .empty("TooManyConsumers", 6, TooManyConsumers.class, new TooManyConsumers())
                .one("Token", 7, Token.class, token, Token::reason, Token::new)
                .one("Arithmetic", 8, Arithmetic.class, arithmetic, Arithmetic::reason, Arithmetic::new)
                .one("Transactional", 9, Transactional.class, transactional, Transactional::reason, Transactional::new)
                .empty("Exhausted", 10, Exhausted.class, new Exhausted())
                .empty("Corruption", 11, Corruption.class, new Corruption())
                .empty("Unavailable", 12, Unavailable.class, new Unavailable())
                .empty("RootNotAllowed", 13, RootNotAllowed.class, new RootNotAllowed())
                .one("Trie", 14, Trie.class, trie, Trie::reason, Trie::new)
                .build();
    }
}
