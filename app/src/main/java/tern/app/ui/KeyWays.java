package tern.app.ui;

import javafx.beans.value.ObservableBooleanValue;

/// The ways on for somebody who wants to sign and has shown no wallet that can.
///
/// @param another whether the folder holds a wallet with a key
/// @param choose  shows the choice of wallets
/// @param setUp   shows the ways to a wallet of one's own
public record KeyWays(ObservableBooleanValue another, Runnable choose, Runnable setUp) {}
