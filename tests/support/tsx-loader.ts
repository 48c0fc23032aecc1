/** What test runs give to `--import`: components can be loaded as they are written. */
import '../../scripts/tsx-loader.ts'
