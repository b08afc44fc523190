// libcmark-gfm and its extensions, as Debian installs them.
#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>
// The layout of a node: its accessors copy every string they return.
#include <cmark-gfm/node.h>
#include <cmark-gfm/utf8.h>

// Node types that the extensions register; the library exports them without declaring them.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

static inline uint16_t lemma_table_type(void) { return CMARK_NODE_TABLE; }
static inline uint16_t lemma_strikethrough_type(void) { return CMARK_NODE_STRIKETHROUGH; }
