// libyaml as Debian ships it (0.2.5 and newer).
#include <yaml.h>
