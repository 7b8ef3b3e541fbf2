// SPDX-License-Identifier: Apache-2.0

// Libedit's line editor without its variadic functions, which Swift cannot call. All functions of an editor are called by one
// thread.

#pragma once

#include <stdbool.h>

/// A line editor on standard input and output.
struct clineeditor;

/// What an editor asks of its owner.
struct clineeditor_callbacks {
    /// What both functions are handed.
    void *_Nullable context;
    /// Waits until standard input is readable. False if there will be no more keys.
    bool (*_Nonnull wait_for_key)(void *_Nullable context);
    /// Completes the line, of which the part before the cursor is handed over.
    void (*_Nonnull complete)(void *_Nullable context, const char *_Nonnull start);
};

/// Whether standard input and output are a terminal.
bool clineeditor_has_terminal(void);

/// How many columns the terminal has; 0 where that is not known.
int clineeditor_terminal_width(void);

/// Opens an editor, which reads what users set up for the program of this name in their .editrc; null where that fails.
struct clineeditor *_Nullable clineeditor_open(const char *_Nonnull program, struct clineeditor_callbacks callbacks);

/// Closes an editor.
void clineeditor_close(struct clineeditor *_Nonnull editor);

/// Reads the history from a file, if it is there, and has every addition written to it.
void clineeditor_keep_history(struct clineeditor *_Nonnull editor, const char *_Nonnull path);

/// Adds a line to the history.
void clineeditor_add_history(struct clineeditor *_Nonnull editor, const char *_Nonnull line);

/// Has a line edited until it is entered.
///
/// Returns the line, which lasts until the next call; null at the end of the input. `is_cancelled` is set where the line
/// was given up.
const char *_Nullable clineeditor_read(
    struct clineeditor *_Nonnull editor, const char *_Nonnull prompt, bool *_Nonnull is_cancelled);

/// Puts text in place of so many characters before the cursor.
void clineeditor_replace(struct clineeditor *_Nonnull editor, int count, const char *_Nonnull text);

/// Removes the line that is edited from the screen, so that something can be written there.
void clineeditor_hide(struct clineeditor *_Nonnull editor);

/// Shows the line again, below what was written.
void clineeditor_show(struct clineeditor *_Nonnull editor);
