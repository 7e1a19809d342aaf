package tern.app.market;

import tern.wallet.keys.AccountId;
import tern.wallet.yields.Yield;

/// The validator of a subnet whose stake grew most in alpha (on root in TAO), after its take.
public record BestYield(AccountId hotkey, Yield yield) {}
