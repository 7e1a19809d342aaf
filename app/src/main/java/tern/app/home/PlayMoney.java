package tern.app.home;

import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// The way to play TAO, which the practice network gives away. For the FX thread.
///
/// @param give  asks for some, for the account that is shown
/// @param busy  while it is on its way
/// @param wrong why none came, in words
public record PlayMoney(Runnable give, ObservableValue<Boolean> busy, ObservableValue<Optional<String>> wrong) {}
