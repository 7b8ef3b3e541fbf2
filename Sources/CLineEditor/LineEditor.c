// SPDX-License-Identifier: Apache-2.0

#include "CLineEditor.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

struct clineeditor {
    EditLine *line;
    History *history;
    char *history_path;
    const char *prompt;
    struct clineeditor_callbacks callbacks;
    bool is_cancelled;
};

static struct clineeditor *editor_of(EditLine *line) {
    struct clineeditor *editor = NULL;
    el_get(line, EL_CLIENTDATA, &editor);
    return editor;
}

static char *prompt_of(EditLine *line) { return (char *)editor_of(line)->prompt; }

/// Reads the next character, byte by byte: what comes behind it is left for others.
static int next_character(EditLine *line, wchar_t *character) {
    struct clineeditor *editor = editor_of(line);
    mbstate_t state;
    memset(&state, 0, sizeof state);
    for (;;) {
        if (!editor->callbacks.wait_for_key(editor->callbacks.context)) return 0;
        char byte;
        ssize_t count = read(STDIN_FILENO, &byte, 1);
        if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (count <= 0) return (int)count;
        switch (mbrtowc(character, &byte, 1, &state)) {
        case (size_t)-2: continue;
        case (size_t)-1: memset(&state, 0, sizeof state); continue;
        default: return 1;
        }
    }
}

static unsigned char complete(EditLine *line, int key) {
    (void)key;
    struct clineeditor *editor = editor_of(line);
    const LineInfo *info = el_line(line);
    char *start = strndup(info->buffer, (size_t)(info->cursor - info->buffer));
    if (start) editor->callbacks.complete(editor->callbacks.context, start);
    free(start);
    return CC_REFRESH;
}

bool clineeditor_has_terminal(void) { return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO); }

int clineeditor_terminal_width(void) {
    struct winsize size;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/// How many columns are in front of a place in the line that is edited, if rows had no end.
static int column_of(struct clineeditor *editor, const char *place) {
    size_t column = strlen(editor->prompt);
    // Bytes that go on a character take no column of their own.
    for (const char *byte = el_line(editor->line)->buffer; byte < place; byte++) column += (*byte & 0xC0) != 0x80;
    return (int)column;
}

/// Ends the line with a mark behind its last character, wherever the cursor is.
static unsigned char cancel(EditLine *line, int key) {
    (void)key;
    struct clineeditor *editor = editor_of(line);
    editor->is_cancelled = true;
    const LineInfo *info = el_line(line);
    int width = clineeditor_terminal_width();
    if (width > 0) {
        int end = column_of(editor, info->lastchar);
        int rows = end / width - column_of(editor, info->cursor) / width;
        if (rows > 0) fprintf(stdout, "\033[%dB", rows);
        fprintf(stdout, "\033[%dG", end % width + 1);
    }
    fputs("^C\n", stdout);
    return CC_NEWLINE;
}

struct clineeditor *clineeditor_open(const char *program, struct clineeditor_callbacks callbacks) {
    // Where the user has chosen no character set, it is taken to be that of everybody else.
    if (!setlocale(LC_CTYPE, "") || MB_CUR_MAX == 1) setlocale(LC_CTYPE, "C.UTF-8");
    struct clineeditor *editor = calloc(1, sizeof *editor);
    if (!editor) return NULL;
    editor->callbacks = callbacks;
    editor->prompt = "";
    editor->line = el_init(program, stdin, stdout, stderr);
    editor->history = history_init();
    if (!editor->line || !editor->history) {
        clineeditor_close(editor);
        return NULL;
    }
    HistEvent event;
    history(editor->history, &event, H_SETSIZE, 1000);
    history(editor->history, &event, H_SETUNIQUE, 1);
    el_set(editor->line, EL_CLIENTDATA, editor);
    el_set(editor->line, EL_EDITOR, "emacs");
    el_set(editor->line, EL_SIGNAL, 1);
    el_set(editor->line, EL_PROMPT, prompt_of);
    el_set(editor->line, EL_GETCFN, next_character);
    el_set(editor->line, EL_HIST, history, editor->history);
    el_set(editor->line, EL_ADDFN, "complete", "Complete the word", complete);
    el_set(editor->line, EL_ADDFN, "cancel", "Give the line up", cancel);
    el_set(editor->line, EL_BIND, "\t", "complete", NULL);
    el_set(editor->line, EL_BIND, "^R", "em-inc-search-prev", NULL);
    el_source(editor->line, NULL);
    // Ctrl-C gives up the line alone, so it must not become a signal while one is edited.
    el_set(editor->line, EL_SETTY, "-d", "-isig", NULL);
    el_set(editor->line, EL_BIND, "^C", "cancel", NULL);
    return editor;
}

void clineeditor_close(struct clineeditor *editor) {
    if (editor->line) el_end(editor->line);
    if (editor->history) history_end(editor->history);
    free(editor->history_path);
    free(editor);
}

void clineeditor_keep_history(struct clineeditor *editor, const char *path) {
    HistEvent event;
    history(editor->history, &event, H_LOAD, path);
    free(editor->history_path);
    editor->history_path = strdup(path);
}

void clineeditor_add_history(struct clineeditor *editor, const char *line) {
    HistEvent event;
    history(editor->history, &event, H_ENTER, line);
    if (editor->history_path) history(editor->history, &event, H_SAVE, editor->history_path);
}

const char *clineeditor_read(struct clineeditor *editor, const char *prompt, bool *is_cancelled) {
    editor->prompt = prompt;
    editor->is_cancelled = false;
    int count = 0;
    const char *line = el_gets(editor->line, &count);
    *is_cancelled = editor->is_cancelled;
    editor->prompt = "";
    return count > 0 ? line : NULL;
}

void clineeditor_replace(struct clineeditor *editor, int count, const char *text) {
    el_deletestr(editor->line, count);
    el_insertstr(editor->line, text);
}

void clineeditor_hide(struct clineeditor *editor) {
    int width = clineeditor_terminal_width();
    int row = width > 0 ? column_of(editor, el_line(editor->line)->cursor) / width : 0;
    if (row > 0) fprintf(stdout, "\033[%dA", row);
    fputs("\r\033[J", stdout);
    fflush(stdout);
}

void clineeditor_show(struct clineeditor *editor) { el_set(editor->line, EL_REFRESH); }
